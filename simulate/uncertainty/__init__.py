"""How far figures may be off: assumptions over their ranges, students by chance."""
