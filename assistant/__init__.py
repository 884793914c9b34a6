"""Answers councillors' scrutiny questions from a council's papers, with proof."""
