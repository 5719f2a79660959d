"""Figures: how many were hurt, held, displaced; how much was cleared."""
