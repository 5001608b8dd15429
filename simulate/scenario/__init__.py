"""What a forecast rests on: assumptions, settings, scenario files, regions and cohorts."""
