"""The benchmarks: each figure beside its reference, measured in the same run (`python3 go.py bench`)."""
