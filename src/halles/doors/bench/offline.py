"""placeholder"""


def run(**k): ...
