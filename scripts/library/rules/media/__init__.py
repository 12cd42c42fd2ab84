"""Files that open everywhere and give nothing away."""
