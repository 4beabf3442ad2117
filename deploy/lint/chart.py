"""Lints a chart and renders it: python chart.py CHART VALUES. Prints what Helm says, and the manifests, as JSON.

This is Helm's own code (its Go library), in a package that ships it built: building `helm` takes minutes.
"""

import json
import sys

import helm_python as helm

chart, values_file = sys.argv[1:]
with open(values_file, encoding="utf-8") as file:
    values = helm.chart.values_from_yaml(file.read())
report = helm.chart.lint(chart, values, strict=True)
manifests = {}
if not any(message["severity"] >= 2 for message in report["messages"]) and not report["errors"]:
    with helm.Chart.load(chart) as loaded:
        loaded.validate_schema(values)
        manifests = loaded.render(values, name="repartee", namespace="training")
print(json.dumps({**report, "manifests": manifests}))
