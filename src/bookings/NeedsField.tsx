import { TextArea } from "../components/TextArea.tsx";

type NeedsFieldProps = {
  value: string | undefined;
  error: string | undefined;
  rows: number;
  optional?: boolean;
};

/** The box for what somebody needs. It is kept by consent (UK GDPR, Article 9(2)(a)), so the hint says what writing in it means. */
export function NeedsField(props: NeedsFieldProps) {
  return (
    <TextArea
      {...props}
      name="needs"
      label="Access and dietary needs"
      hint="For example step-free access, large print, an interpreter, or what you cannot eat. We ask so that the room and the food are right for you. Only the people who run this workshop see it, and we delete it 14 days after your last day. By writing here you agree that we keep this and use it for this workshop. You can delete it at any time."
    />
  );
}
