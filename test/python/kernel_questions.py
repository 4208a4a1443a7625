"""What Noether's kernel asks through jupyter_client. Usage: python kernel_questions.py ANSWER..., with JUPYTER_PATH set;
the cell comes on stdin. Prints one line of JSON: the events in order, the reply, and the reply where nobody may be asked."""

import json
import sys

from jupyter_client.manager import start_new_kernel

answers = sys.argv[1:]
code = sys.stdin.read()
events = []
manager, client = start_new_kernel(kernel_name="noether")


def on_question(message):
    events.append(["asked", message["content"]["prompt"]])
    client.input(answers.pop(0))


def on_output(message):
    content = message["content"]
    if message["msg_type"] == "stream":
        events.append(["printed", content["text"]])
    elif message["msg_type"] == "execute_result":
        events.append(["result", content["data"]["text/plain"]])


try:
    reply = client.execute_interactive(code, timeout=300, stdin_hook=on_question, output_hook=on_output)
    alone = client.execute_interactive(code, timeout=300, allow_stdin=False, output_hook=lambda message: None)
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
print(json.dumps({"events": events, "status": reply["content"]["status"], "alone": alone["content"].get("evalue")}))
