"""What is known of clusters and health boards, and how sure it is."""

from planner.clusters import cluster_named, clusters, health_boards


def test_a_population_is_given_only_where_a_list_was_read() -> None:
    known = [c for c in clusters() if c.population is not None]
    assert {c.name for c in known} >= {"Newport East", "Bay Health"}
    assert all(c.population_source for c in known)
    assert all(not c.population_source for c in clusters() if c.population is None)
    assert len(known) < len(clusters()) / 2


def test_a_name_that_no_source_gave_is_said_to_be_unverified() -> None:
    assert all(c.is_name_read == bool(c.name_source) for c in clusters())
    assert any(not c.is_name_read for c in clusters())


def test_every_cluster_lies_in_a_health_board_and_one_of_its_authorities() -> None:
    boards = {b.name: b for b in health_boards()}
    assert len(boards) == 7
    for cluster in clusters():
        assert cluster.local_authority in boards[cluster.health_board].local_authorities


def test_a_cluster_is_found_however_it_is_typed() -> None:
    found = cluster_named("  cardiff   SOUTH west ")
    assert found is not None
    assert (found.name, found.population) == ("Cardiff South West", 75_000)
    assert cluster_named("Atlantis") is None
