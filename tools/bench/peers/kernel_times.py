"""A kernel as a front end meets it, timed through jupyter_client.

python kernel_times.py --list          the kernels that are found, by name: {"python3": {"language": "python"}, ...}
python kernel_times.py '{"kernel": ..., "expression": ..., "declarations": [...], "import": ..., "prints": ...,
                         "lines": ..., "patience": ...}'
    starts that kernel once and answers with the times in milliseconds, the lines that came, and the memory in MiB.
"""
import json
import sys
import time

import zmq
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

now = time.perf_counter


def warm_up(name):
    """Loads what jupyter_client itself loads before its first launch: 90 ms that belong to no kernel."""
    manager = KernelManager(kernel_name=name)
    manager.pre_start_kernel()
    manager.cleanup_resources()


class Late(Exception):
    """A kernel that said nothing for too long."""


class Kernel:
    """A kernel that has just been launched, and the sockets of one front end."""

    def __init__(self, name, patience):
        self.patience = patience
        context = zmq.Context()
        context.setsockopt(zmq.RECONNECT_IVL, 5)  # else the times are whole tenths of a second
        self.begun = now()
        self.manager = KernelManager(kernel_name=name, context=context)
        self.manager.start_kernel()
        self.client = self.manager.client(context=context)
        self.client.start_channels(stdin=False, hb=False)
        self.channels = self.client.shell_channel, self.client.iopub_channel
        self.poller = zmq.Poller()
        for channel in self.channels:
            self.poller.register(channel.socket, zmq.POLLIN)

    def since(self):
        return 1000 * (now() - self.begun)

    def messages(self, patience):
        """What comes, each with the channel, until nothing does for so many seconds."""
        while True:
            ready = dict(self.poller.poll(1000 * patience))
            if not ready:
                return
            for channel in self.channels:
                if channel.socket in ready:
                    yield channel, channel.get_msg(timeout=1)

    def get_ready(self):
        """Milliseconds to the reply about the kernel; then waits until what it publishes is heard."""
        asked, ready, info = {self.client.kernel_info()}, None, {}
        is_heard = False
        for channel, message in self.messages(60):
            if channel is self.client.iopub_channel:
                is_heard = is_heard or message["msg_type"] == "status"
            elif message["msg_type"] == "kernel_info_reply":
                ready, info = ready or self.since(), message["content"]
                if not is_heard:
                    time.sleep(0.002)
                    asked.add(self.client.kernel_info())
            if ready and is_heard:
                return ready, info
        raise Late("it did not start within a minute")

    def run(self, code, shows=False):
        """A cell: (ms to reply and idle, ms from the launch to its first output, what it printed before idle).

        With `shows` it also waits for that output: some kernels send it after idle.
        """
        begun = now()
        request = self.client.execute(code, store_history=False)
        printed, first, idle, reply = [], None, None, None
        for _, message in self.messages(self.patience):
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind in ("stream", "execute_result", "display_data"):
                first = first or now()
                if kind == "stream" and idle is None:
                    printed.append(content["text"])
            elif kind == "error":
                raise RuntimeError(f"{code}: {content['ename']}: {content['evalue']}")
            elif kind == "status" and content["execution_state"] == "idle":
                idle = now()
            elif kind == "execute_reply":
                reply = now()
                if content["status"] != "ok":
                    raise RuntimeError(f"{code}: {content}")
            if idle and reply and (first or not shows):
                break
        done = 1000 * (max(idle, reply) - begun) if idle and reply else None
        return done, first and 1000 * (first - self.begun), "".join(printed)

    def timed(self, code):
        done, _, _ = self.run(code)
        if done is None:
            raise Late(f"no end of {code} within {self.patience} s")
        return done

    def memory(self):
        """MiB of the kernel's process and all below it; None where psutil is missing."""
        try:
            import psutil
        except ImportError:
            return None
        process = psutil.Process(self.manager.provisioner.pid)
        return sum(each.memory_info().rss for each in [process, *process.children(recursive=True)]) / 2**20

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def times(work):
    warm_up(work["kernel"])
    kernel = Kernel(work["kernel"], work["patience"])
    try:
        ready, info = kernel.get_ready()
        _, first, _ = kernel.run(work["expression"], shows=True)
        if first is None:
            raise Late("its first cell showed nothing")
        answer = {
            "version": f"{info.get('implementation', work['kernel'])} {info.get('implementation_version', '')}".strip(),
            "ready": ready,
            "first": first,
            "expression": [kernel.timed(work["expression"]) for _ in range(5)],
            "declaration": [kernel.timed(cell) for cell in work["declarations"]],
        }
        if work.get("import"):
            answer["import"] = kernel.timed(work["import"])
        answer["memory"] = kernel.memory()
        time.sleep(1)  # what a kernel does of its own accord after its first cells is over
        answer["settled"] = [kernel.timed(work["expression"]) for _ in range(20)][10:]
        if work.get("prints"):
            done, _, printed = kernel.run(work["prints"])
            expected = [f"line {i}" for i in range(work["lines"])]
            lines = printed.splitlines()
            answer["prints"] = done
            answer["lines"] = len(lines)
            answer["complete"] = lines == expected and done is not None
        return answer
    finally:
        kernel.end()


if __name__ == "__main__":
    if sys.argv[1] == "--list":
        found = KernelSpecManager().get_all_specs()
        answer = {name: {"language": kernel["spec"]["language"]} for name, kernel in found.items()}
    else:
        try:
            answer = times(json.loads(sys.argv[1]))
        except Exception as error:  # a kernel that fails is a result too
            answer = {"error": f"{type(error).__name__}: {error}".splitlines()[0][:300]}
    print(json.dumps(answer))
