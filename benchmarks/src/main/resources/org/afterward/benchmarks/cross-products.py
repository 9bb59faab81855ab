# What a regression's sums cost at the least: X'X of rows that are in memory already, in doubles
# that round, by NumPy. Prints the seconds that this alone took, and the CPU seconds.
import sys
import time

import numpy

rows, columns, block = int(sys.argv[1]), 29, 500_000
x = numpy.random.default_rng(1).random((block, columns))
total = numpy.zeros((columns, columns))
wall, cpu = time.perf_counter(), time.process_time()
for _ in range(rows // block):
    total += x.T @ x
print(f"{time.perf_counter() - wall:.2f} s, {time.process_time() - cpu:.2f} s of CPU")
