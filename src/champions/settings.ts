/** Where champions work, as the form asks for it. */
export const settings = [
  { value: "social-care", label: "Children’s social care" },
  { value: "childrens-home", label: "Children’s home" },
  { value: "education", label: "School or college" },
  { value: "early-years", label: "Early years" },
  { value: "health", label: "Health" },
  { value: "police", label: "Police" },
  { value: "voluntary", label: "Voluntary or community group" },
  { value: "other", label: "Something else" },
] as const;
