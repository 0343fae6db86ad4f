import { describe, expect, it } from "vitest";
import { isRisk, isRiskAtHome, pagesForRisk, wordsOfRisk } from "../../../assets/js/search/risk-words.js";

describe("Who to ring comes first", () => {
  it.each([
    "suicide",
    "Suicidal",
    "self-harm",
    "selfharm",
    "I want to hurt myself",
    "my husband hits me",
    "scared",
    "runaway",
    "running away",
    "my son ran away",
    "domestic violence",
    "sexual abuse",
    "neglect",
    "cutting herself",
    "I want to die",
    "he smacks me",
    "dad smacks my sister",
    "dv",
    "knife",
    "gang",
    "county lines",
    "forced marriage",
    "trafficked",
    "home alone",
    "my neighbours kids are left on their own at night",
    "baby left alone",
    "touched me",
    "he touches me",
    "my uncle touches my daughter",
    "my dad shouts at me",
    "screaming at the kids",
    "mum drinks",
    "my mum’s always drinking",
    "my dad is drunk",
    "she drinks too much",
    "mum’s on drugs",
    "no food at home",
    "kids are starving",
    "I hate my life",
    "I don't want to be here any more",
    "I can’t cope",
    "raped me",
    "he won’t let me leave the house",
    "worried about a neighbour",
    "worried about my grandchild",
    "concerned about a child",
    "Worried about the little girl next door",
    "report a concern",
    "raise a concern",
    "safeguarding concern",
    "the kids next door",
    "my daughter is missing",
    "she hasn’t come home",
    "I don’t feel safe",
    "nowhere to go",
    "I don’t want to go home",
    "my husband controls my money",
    "he watches me in the shower",
    "thinking of ending my life",
    "baby left in the car",
    "neighbour screaming at kids",
    "child not fed",
    "marks on my child",
    "CSE",
    "modern slavery",
    "made to get married",
    "my parents fight all the time",
    "mum and dad fighting",
    "locked in my room",
    "we have no food",
    "shaken baby",
    "I lost my temper with my child",
    "can’t do this anymore",
    "please help me",
    "emergency",
    "999",
    "paedophile",
    "nobody cares about me",
    "self-injury",
    "make a safeguarding referral",
    "report anonymously",
    "at risk of significant harm",
    "he spat on me",
    "pulled my hair",
    "threw a plate at me",
  ])("for “%s”", (typed) => {
    expect(isRisk(typed)).toBe(true);
  });

  it.each([
    "circle",
    "white paper",
    "diet",
    "harmony",
    "kickoff",
    "scarf",
    "architect",
    "rapid",
    "workshop dates",
    "drinks at the workshop",
    "do they have drinks",
    "is there food at the workshop",
    "no food at the training",
    "home",
    "family home",
    "seeing the child alone",
    "private family time alone",
    "keep in touch",
    "get in touch with me",
    "worried about parking",
    "concerned about my data",
    "worried about a family group conference",
    "worried about my child protection conference",
    "report a problem with the website",
    "my booking has gone missing",
    "the page is missing",
    "county",
    "marriage",
    "same-sex parents",
    "engagement",
    "wedding",
    "who was harmed",
    "harm",
    "risk assessment",
    "Emergency Duty Team",
    "emergency contact",
    "anonymous feedback",
    "help me find a workshop",
    "going home",
    "parents at a meeting",
    "locked out of my account",
    "not fed back",
    "conflict at school",
    "neighbourhood",
    "safety plan",
    "worried about the social worker’s visit",
    "my child in need plan",
    "lunch",
    "social worker coming to my house",
    "child protection conference",
  ])("not for “%s”", (typed) => {
    expect(isRisk(typed)).toBe(false);
  });

  it("with the way to look safely where somebody near may be the danger", () => {
    expect(
      ["my husband hits me", "domestic violence", "controlling partner", "dv", "he touches me"].filter(
        isRiskAtHome,
      ),
    ).toHaveLength(5);
    expect(
      ["suicide", "I want to hurt myself", "runaway", "I hate my life", "knife"].filter(isRiskAtHome),
    ).toEqual([]);
  });

  it("before how to look safely, but for those whose partner is the danger", () => {
    expect(pagesForRisk("he smacks me")).toEqual(["/worried-about-a-child/", "/safety/"]);
    expect(pagesForRisk("my husband hits me")).toEqual(["/safety/", "/worried-about-a-child/"]);
    expect(pagesForRisk("dv")).toEqual(["/safety/", "/worried-about-a-child/"]);
    expect(pagesForRisk("gang")).toEqual(["/worried-about-a-child/"]);
    expect(pagesForRisk("circle")).toEqual([]);
  });

  it("and no word of it is ever taken for another", () => {
    expect(wordsOfRisk("county lines worksop")).toEqual(expect.arrayContaining(["county", "lines"]));
    expect(wordsOfRisk("forced marriage")).toEqual(expect.arrayContaining(["forced", "marriage"]));
    expect(wordsOfRisk("county")).toContain("county");
    expect(wordsOfRisk("worksop")).not.toContain("worksop");
  });
});
