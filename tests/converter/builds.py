"""Looks inside TFLite builds."""

from collections import Counter

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from ai_edge_litert.schema_py_generated import BuiltinOperator, Model, ModelT


def custom_operations(build: bytes) -> list[str]:
    """Names of the operations that are no TFLite builtins, Flex operations among them."""
    model = ModelT.InitFromObj(Model.GetRootAs(build, 0))
    codes = [code for code in model.operatorCodes if code.builtinCode == BuiltinOperator.CUSTOM]
    return [str(code.customCode) for code in codes]


def operations(build: bytes) -> Counter[int]:
    """How often each builtin operation occurs, by its code."""
    model = ModelT.InitFromObj(Model.GetRootAs(build, 0))
    used = [operator.opcodeIndex for graph in model.subgraphs for operator in graph.operators]
    return Counter(model.operatorCodes[index].builtinCode for index in used)


def tensor_types(build: bytes) -> dict[str, np.dtype]:
    """Type of each named tensor."""
    interpreter = Interpreter(model_content=build)
    interpreter.allocate_tensors()
    return {tensor["name"]: np.dtype(tensor["dtype"]) for tensor in interpreter.get_tensor_details() if tensor["name"]}
