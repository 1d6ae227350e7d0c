"""What a plan is: its KPIs, stages and contributions, and how it is read from a range of cells."""

from fullfunnel.framework.framework import Contribution, Framework, Kpi
from fullfunnel.framework.reading import read_framework

__all__ = ["Contribution", "Framework", "Kpi", "read_framework"]
