"""A design followed person by person through its queues: waits, queues and how busy steps are."""

from resources.simulation.measures import Measured
from resources.simulation.results import Simulation, StepFigures
from resources.simulation.run import simulate

__all__ = ["Measured", "Simulation", "StepFigures", "simulate"]
