"""Questions to a running kernel, for the tests of launcher and lessons."""
LONGEST = 120  # seconds to wait for what must come


def shown(client, code, **how):
    """What a cell prints and its value as text, together; and its reply."""
    texts = []

    def hear(message):
        content = message["content"]
        texts.append(content.get("text") or content.get("data", {}).get("text/plain") or "")

    answer = client.execute_interactive(code, timeout=LONGEST, output_hook=hear, **how)
    return "".join(texts), answer["content"]


def reply(client, asked):
    """The reply to a request; others, such as those to the questions whether the kernel is ready, are passed over."""
    while True:
        message = client.get_shell_msg(timeout=LONGEST)
        if message["parent_header"]["msg_id"] == asked:
            return message["content"]
