"""Forecasts and forms as what a person opens."""
