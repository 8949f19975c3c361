// What Streamlit hands to a component of its second kind (st.components.v2).

import type { Answer, Message } from "./protocol";

export interface Component {
  parentElement: HTMLElement | ShadowRoot;
  data: Answer | null;
  setTriggerValue(name: "message", value: Message): void;
}
