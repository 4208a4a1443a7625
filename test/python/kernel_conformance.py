"""Noether's kernel under jupyter_kernel_test. Usage: python kernel_conformance.py, with JUPYTER_PATH set."""

import unittest

import jupyter_kernel_test

# Seconds for one message, before the kernel counts as hanging: the suite's own 0.1 to 15 are too few for a slow machine.
PATIENCE = 300
jupyter_kernel_test.TIMEOUT = PATIENCE


class NoetherKernel(jupyter_kernel_test.KernelTests):
    kernel_name = "noether"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = 'console.log("hello, world")'
    code_stderr = 'console.error("oops")'
    code_generate_error = 'throw new RangeError("expected n >= 1")'

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"C3".length', "result": "2"},
        {"code": "[1, 2, 3].map((n) => n * n)", "result": "[ 1, 4, 9 ]"},
    ]
    code_display_data = [
        {
            "code": 'import { display, html } from "noether/display"; display(html("<b>order 3</b>"))',
            "mime": "text/html",
        },
        {
            "code": 'import { display, markdown } from "noether/display"; display(markdown("$g h$"))',
            "mime": "text/markdown",
        },
    ]
    code_clear_output = 'import { clearOutput } from "noether/display"; clearOutput()'

    completion_samples = [
        {"text": "Math.imu", "matches": ["imul"]},
        {"text": "encodeURICompo", "matches": ["encodeURIComponent"]},
        {"text": "[1].toSpli", "matches": ["toSpliced"]},
    ]
    code_inspect_sample = "parseInt"
    code_page_something = "?parseInt"

    complete_code_samples = ["1 + 1", "const order = 3;", "for (const g of [1, 2]) {\n  g;\n}", ""]
    incomplete_code_samples = ["function f() {", "[1,", "`open", "/* open"]
    invalid_code_samples = ["const = 3", "1 +* 2)", "let 5x"]

    code_history_pattern = "6 ?*7"
    supported_history_operations = ("tail", "range", "search")

    def execute_helper(self, *args, **named):
        channel = self.kc.iopub_channel
        get = channel.get_msg
        channel.get_msg = lambda timeout=None: get(timeout=PATIENCE)
        try:
            return super().execute_helper(*args, **{"timeout": PATIENCE, **named})
        finally:
            del channel.get_msg

    def history_helper(self, *args, **named):
        return super().history_helper(*args, **{"timeout": PATIENCE, **named})


class NoetherWelcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "noether"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main(verbosity=2)
