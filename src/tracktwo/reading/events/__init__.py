"""Events: meetings, visits, transfers, incidents, signings, publications, openings; told in one sentence or in many."""
