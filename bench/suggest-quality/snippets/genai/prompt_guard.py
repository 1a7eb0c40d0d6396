import re

JAILBREAKS = [re.compile(p, re.I) for p in (r"ignore (all )?previous instructions", r"developer mode")]


class Guardrail:
    def __init__(self, toxicity_model, llm):
        self.toxicity_model = toxicity_model
        self.llm = llm

    def complete(self, prompt: str) -> str:
        if any(p.search(prompt) for p in JAILBREAKS):
            return self.refusal("jailbreak")
        completion = self.llm.generate(prompt)
        if self.toxicity_model.score(completion) > 0.8:
            return self.refusal("toxicity")
        return completion

    def refusal(self, reason: str) -> str:
        moderation_log.info("refused completion: %s", reason)
        return "I cannot help with that."
