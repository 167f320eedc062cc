"""The live Excel workbook of a proposal, one module for each sheet or group of sheets."""
