"""Heilongjiang, 黑医保发〔2023〕58号: the full premium for whoever pays after 30 June."""
