// What Streamlit hands to a component of its second kind (st.components.v2).

import type { Answer, Message } from "./protocol";

export interface Component<Data, Values> {
  parentElement: HTMLElement | ShadowRoot;
  data: Data;
  setStateValue<Name extends keyof Values>(name: Name, value: Values[Name]): void;
  setTriggerValue<Name extends keyof Values>(name: Name, value: Values[Name]): void;
}

export type PageComponent = Component<Answer | null, { message: Message }>;
