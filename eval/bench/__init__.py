"""Measures this assistant beside a plain LangChain pipeline: `python -m eval.bench`.

Read `__main__` first. Each step runs in a process of its own (`steps`), one after the
other, on the same cores and with as many threads; `plain` is the pipeline that ours is
compared with. Figures are of the machine at hand: trust the ratios.
"""
