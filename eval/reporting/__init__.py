"""Tells of a run: on the terminal, and as one file of HTML that needs nothing else."""

from eval.reporting.page import write_report
from eval.reporting.terminal import print_comparison, print_gate, print_summary

__all__ = ["print_comparison", "print_gate", "print_summary", "write_report"]
