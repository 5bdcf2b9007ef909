#!/usr/bin/env python3
"""The script behind help-answers-judged.jsonl: an OpenAI-compatible server on a free port of this machine that compares words and judges nothing.

To record the responses anew, after a change of the rubric or of the built-in words of judges:
  1. python3 evals/responses/word_overlap_judge.py          (it prints its port)
  2. run a copy of the suite without `responses`, with that port in `base_url` and `max_attempts: 6`:
       evalkit run evals/copy.yaml --store NEW
  3. keep the lines of NEW/*.jsonl whose served model is word-overlap-script-1, in the order of their keys.
"""
import json
import re
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PASSES_FROM = 0.5
CLOSE = 0.05


def pieces(shown, tag):
    return [text for _, text in re.findall(rf"^<{tag}-([0-9a-f]{{16}})>\n([\s\S]*?)\n</{tag}-\1>$", shown, re.M)]


def words(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def f1(left, right):
    left, right = words(left), words(right)
    same = sum((Counter(left) & Counter(right)).values())
    return 2 * same / (len(left) + len(right)) if same else 0.0


def verdict(shown):
    references = pieces(shown, "reference")

    def near(text):
        return max(f1(text, reference) for reference in references)

    answer = pieces(shown, "answer")
    if answer:
        score = near(answer[0])
        return {"reasoning": f"Shares {score:.2f} of its words (F1) with the nearest reference.", "verdict": "pass" if score >= PASSES_FROM else "fail"}
    first, second = near(pieces(shown, "first_answer")[0]), near(pieces(shown, "second_answer")[0])
    return {"reasoning": f"Word F1 {first:.2f} against {second:.2f}; what is close goes to the first place.", "winner": "first" if first >= second - CLOSE else "second"}


class Judge(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_POST(self):
        shown = json.loads(self.rfile.read(int(self.headers["content-length"])))["messages"][1]["content"]
        read = len(words(shown))
        body = json.dumps({
            "model": "word-overlap-script-1",
            "choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content": json.dumps(verdict(shown))}}],
            "usage": {"prompt_tokens": read, "completion_tokens": 30, "total_tokens": read + 30},
        }).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Judge)
    print(server.server_port, flush=True)
    server.serve_forever()
