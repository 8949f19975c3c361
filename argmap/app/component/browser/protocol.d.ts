// Written by `python -m argmap.app.protocol.typescript` from argmap/app/protocol.

export interface Message {
  client: string;
  number: number;
  version: string | null;
  actions: Action[];
}

/** Section, then key, then the new value; null is gone. */
export type PatchOf<Value> = { [Section in keyof Value]?: Changes<Value[Section]> };
type Changes<Section> = { [Key in keyof Section]?: Section[Key] | null };
export type Patch = PatchOf<View>;

export type Action =
  | Select
  | Toggle
  | SetStance
  | SetStances
  | Restore
  | Unfold
  | Show
  | SetSemantics
  | Reset
  | Undo
  | Redo
  | Back
  | Sync
  | DismissNotice
  | Analyse
  | PollLayout
  | CancelLayout
  | OpenMap
  | SendCopyPart
  | ForgetCopy
  | PollCopy
  | ExportFile
  | SaveScenario
  | RenameScenario
  | OpenScenario
  | DeleteScenario
  | ImportScenarios;

export type Answer = FullAnswer | PatchAnswer;

export type Stance = "granted" | "open" | "denied";

export type Deed = "Grant" | "Withdraw" | "Deny";

export type Role =
  | "conclusion"
  | "claim"
  | "premise"
  | "background"
  | "objection"
  | "reply"
  | "statement";

export type Verdict = "stands" | "falls" | "contested" | "not judged";

export type StepVerdict = "goes through" | "does not go through" | "contested" | "not judged";

export type Semantics = "grounded" | "complete" | "preferred" | "stable" | "semi-stable" | "ideal";

export type Mode = "skeptical" | "credulous";

export type Kind = "main" | "guided" | "focus" | "path" | "section" | "trace" | "whole";

export type Theme = "light" | "dark";

export type ExportKind =
  | "pdf"
  | "svg"
  | "png"
  | "network"
  | "html"
  | "docx"
  | "handout"
  | "markdown"
  | "turtle"
  | "trig"
  | "jsonld"
  | "json";

export type PassageStatus = "found" | "approximate" | "ambiguous" | "differing" | "missing";

export type Relation =
  | "conclusion"
  | "elsewhere"
  | "step"
  | "premise"
  | "background"
  | "objection"
  | "weak";

export type Where = "here" | "above" | "below";

export type Branch = [Relation, string, Where];

export type EdgeKind = "support" | "attack" | "undercut";

export type Head = "arrow" | "cross" | "none";

export type Point = [number, number];

export type Rect = [number, number, number, number];

/** Put a statement on the card. */
export interface Select {
  type: "select";
  id: string;
}

/** Withdraw what is granted, grant what is not. */
export interface Toggle {
  type: "toggle";
  id: string;
}

/** Give a statement a stance. */
export interface SetStance {
  type: "set_stance";
  id: string;
  stance: Stance;
}

/** Give several statements their stances in one change. */
export interface SetStances {
  type: "set_stances";
  stances: NewStance[];
}

/** Give a statement the stance that it has in the source. */
export interface Restore {
  type: "restore";
  id: string;
}

/** Show what a statement hides; fold it again where it hides nothing. */
export interface Unfold {
  type: "unfold";
  id: string;
}

/**
 * Show an excerpt of the map: of the statement, section or step `of`; left out, of what is on
 * the card. `steps` is how far a focus reaches.
 */
export interface Show {
  type: "show";
  kind: Kind;
  of?: string;
  steps?: number;
}

/** Evaluate by another semantics or in another mode of acceptance. */
export interface SetSemantics {
  type: "set_semantics";
  semantics: Semantics;
  mode: Mode;
}

/** Take the source's own stances and grounded semantics again. */
export interface Reset {
  type: "reset";
}

/** Take the last change back. */
export interface Undo {
  type: "undo";
}

/** Make the change again that was taken back. */
export interface Redo {
  type: "redo";
}

/** Go back to the statement that was on the card before. */
export interface Back {
  type: "back";
}

/** Send the whole view: the page does not have the version that a patch was for. */
export interface Sync {
  type: "sync";
}

/** Show the notice no longer. */
export interface DismissNotice {
  type: "dismiss_notice";
}

/** Work out what the verdict on the card hangs on. */
export interface Analyse {
  type: "analyse";
}

/** Say how far a large layout is. */
export interface PollLayout {
  type: "poll_layout";
}

/** Show again what the map shows, and end the work on what it was to show. */
export interface CancelLayout {
  type: "cancel_layout";
}

/**
 * Open a map file: its name, its content in base64 (left out where it is too large), and its
 * size in bytes.
 */
export interface OpenMap {
  type: "open_map";
  name: string;
  content: string;
  size?: number;
}

/**
 * A part of the reader's own copy: the number of the part, the file's name and size in bytes,
 * and what the part holds, in base64.
 */
export interface SendCopyPart {
  type: "send_copy_part";
  part: number;
  name: string;
  size: number;
  content: string;
}

/** Keep the reader's copy no longer. */
export interface ForgetCopy {
  type: "forget_copy";
}

/** Say how far the reading of the copy is, and open one that is kept. */
export interface PollCopy {
  type: "poll_copy";
}

/** Make a file of what is shown: what kind, with the options that the menu of exports offers. */
export interface ExportFile {
  type: "export_file";
  kind: ExportKind;
  theme?: Theme;
  paper?: string;
  part?: string;
}

/**
 * Save the present scenario under a name; one that another has gets a number, unless it
 * `replaces` that one.
 */
export interface SaveScenario {
  type: "save_scenario";
  name: string;
  replaces?: boolean;
}

/**
 * Give a saved scenario the name `to`, and what is said about it in a sentence; a name that
 * another has gets a number, unless it `replaces` that one.
 */
export interface RenameScenario {
  type: "rename_scenario";
  name: string;
  to: string;
  note?: string;
  replaces?: boolean;
}

/** Take a saved scenario. */
export interface OpenScenario {
  type: "open_scenario";
  name: string;
}

/** Delete a saved scenario. */
export interface DeleteScenario {
  type: "delete_scenario";
  name: string;
}

/** Save the scenarios that the text of a file holds; `name` is the file's. */
export interface ImportScenarios {
  type: "import_scenarios";
  text: string;
  name?: string;
}

/** The stance that a statement is to have. */
export interface NewStance {
  id: string;
  stance: Stance;
}

/**
 * Where a box is, by its centre, and the lines of its text. Where not all names have room,
 * those of greater `weight` are shown.
 */
export interface BoxPlace {
  x: number;
  y: number;
  w: number;
  h: number;
  lines: string[];
  weight: number;
}

/** Role, verdict, state and switch of a statement. */
export interface BoxMarks {
  title: string;
  role: Role;
  thesis: boolean;
  verdict: Verdict;
  word: string;
  switch: boolean;
  on: boolean;
  changed: boolean;
  traced: boolean;
}

/** The badge of a box: how much it `hides`, or that it can be folded again. */
export interface Fold {
  badge: string;
  hides: string;
  open: boolean;
}

/** A statement on the map. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
  lines: string[];
  weight: number;
  title: string;
  role: Role;
  thesis: boolean;
  verdict: Verdict;
  word: string;
  switch: boolean;
  on: boolean;
  changed: boolean;
  traced: boolean;
  badge: string;
  hides: string;
  open: boolean;
}

/** Where a step is: its dot (`r` 0 for none), and the lines of its label at `lx`, `ly`. */
export interface StepPlace {
  x: number;
  y: number;
  r: number;
  label: string;
  lx: number;
  ly: number;
  lines: string[];
}

/** What a step comes to: `title` in words, `verdict` as it is drawn, like a statement's. */
export interface StepMarks {
  verdict: Verdict;
  title: string;
  traced: boolean;
}

/** A step on the map. */
export interface Step {
  x: number;
  y: number;
  r: number;
  label: string;
  lx: number;
  ly: number;
  lines: string[];
  verdict: Verdict;
  title: string;
  traced: boolean;
}

/** The way of an edge: points of Bézier curves, the tip of its head, and what it links. */
export interface EdgePlace {
  path: Point[];
  tip: Point | null;
  ends: [string, string];
}

/**
 * An edge on the map. It `holds` where its step goes through, or its attack succeeds; `far`
 * leads from tile to tile.
 */
export interface Edge {
  path: Point[];
  tip: Point | null;
  ends: [string, string];
  kind: EdgeKind;
  head: Head;
  holds: boolean;
  traced: boolean;
  far?: boolean;
}

/** What the map spans: left, top, right, bottom. */
export interface Extent {
  all: Rect;
}

/** The sheet of a section on a large map: left, top, right, bottom, and its title. */
export interface Tile {
  rect: Rect;
  title: string;
  short: string;
}

/**
 * All `links` between two tiles, as one: points of Bézier curves from the first tile to the
 * second, the tips of its heads.
 */
export interface Bundle {
  path: Point[];
  tip: Point | null;
  startTip: Point | null;
  tiles: [string, string];
  links: string[];
}

/** Where everything stands, whatever its verdict. */
export interface Still {
  boxes: Record<string, BoxPlace>;
  steps: Record<string, StepPlace>;
  edges: Record<string, EdgePlace>;
  bundles: Record<string, Bundle>;
}

/** All that the canvas draws: section, then key, then value. */
export interface Scene {
  boxes: Record<string, Box>;
  steps: Record<string, Step>;
  edges: Record<string, Edge>;
  extent: Extent;
  tiles: Record<string, Tile>;
  bundles: Record<string, Bundle>;
}

/**
 * Which map it is, a sentence to show until it is dismissed, and the address at which others on
 * the network find the server ("" where they cannot).
 */
export interface Page {
  map: string;
  title: string;
  source: string[];
  notice: string;
  network: string;
}

/** By which semantics, in words too, and what has no verdict by it. */
export interface Judged {
  semantics: Semantics;
  mode: Mode;
  words: string;
  unjudged: string;
}

/** The conclusions, what the reader changed (identifier and word), and what can be undone. */
export interface Strip {
  board: string[];
  thesis: string | null;
  scenario: [string, string][];
  undo: boolean;
  redo: boolean;
  judged: Judged;
}

/** The verdicts are the source's own. */
export interface NoChange {
  made: false;
}

/**
 * What the `last` change turned, or where none is the last, all of them: words with the
 * identifiers of statements.
 */
export interface Change {
  made: true;
  last: "" | "change" | "undo" | "redo";
  why: string;
  turned: [string, string[]][];
}

/** A semantics that is offered; whether modes of acceptance differ in it. */
export interface SemanticsChoice {
  says: string;
  modes: boolean;
}

/** What a statement says; `at` lists its paragraphs. */
export interface Text {
  title: string;
  text: string;
  role: Role;
  at: string;
}

/** Whether a statement stands, what it is taken for, and what the reader did to it. */
export interface StatementVerdict {
  verdict: Verdict;
  stance: Stance;
  on: boolean;
  switch: boolean;
  did: string;
  state: string;
  word: string;
  changed: boolean;
}

/** The lists of the navigator: headings with identifiers. */
export interface Navigator {
  switches: [string, string[]][];
  sections: [string, string[]][];
}

/** A step in the outline; `of` is what it concludes. */
export interface StepOutline {
  scheme: string;
  title: string;
  of: string;
}

/** A question, and what takes it up: identifiers, and how. */
export interface CriticalQuestion {
  asks: string;
  by: [string, string][];
}

/** A step to the statement on the card. */
export interface Reason {
  id: string;
  scheme: string;
  title: string;
  verdict: Verdict;
  passage: StepVerdict;
  premises: string[];
  backgrounds: string[];
  questions: CriticalQuestion[];
}

/**
 * An attacker on the statement, or on the `step` to it, and what brings it down: what answers
 * it, or the fallen statements that its support `needs`; nothing but the claim that it attacks
 * where that is `opposite`.
 */
export interface ObjectionOnCard {
  id: string;
  step: string;
  answers: string[];
  needs: string[];
  opposite: boolean;
  weak: boolean;
}

/** What the statement bears on, and how. */
export interface Bearing {
  id: string;
  how: string;
}

/** A statement, its new stance, and what giving it that is called. */
export interface StanceChange {
  id: string;
  stance: Stance;
  deed: Deed;
}

/**
 * An objection's place by what it would bring down (`down`) and leave contested, with the
 * changes `tries` (none where it stands already), by which it `becomes` so; `nothing` says why
 * where it does neither.
 */
export interface ObjectionRank {
  rank: number;
  answered: boolean;
  tries: StanceChange[];
  down: string[];
  contested: string[];
  becomes: Verdict;
  nothing: string;
}

/**
 * How changes came to the statement, in sentences; a pair is a title and its statement.
 * `together` says that none of the changes did it alone.
 */
export interface TraceOnCard {
  together: boolean;
  lines: ((string | [string, string])[])[];
}

/** No statement is selected. */
export interface NoCard {
  id?: null;
}

/**
 * All about the selected statement. A place is a paragraph, a key phrase, and the words before
 * and after it.
 */
export interface Card {
  id: string;
  why: string;
  traces: TraceOnCard[];
  note: string;
  inSource: string;
  reasons: Reason[];
  objections: ObjectionOnCard[];
  bears: Bearing[];
  places: [string, string, string, string][];
  section: string;
  by: string;
  link: string;
}

/** Nothing is asked about the verdict on the card. */
export interface NoHangs {
  id?: null;
  pending?: null;
}

/** What is asked about the verdict on the card, until it is known. */
export interface HangsPending {
  id: string;
  pending: true;
  question: string;
}

/** What the verdict on the card hangs on. */
export interface Hangs {
  id: string;
  pending: false;
  question: string;
  sets: StanceChange[][];
  more: string;
  settled: string[];
  settles: string;
}

/** No large layout is under way. */
export interface NoLayout {
  says?: null;
}

/** How far a large layout is: `placed` statements of `of`. */
export interface LayoutProgress {
  says: string;
  placed: number;
  of: number;
}

/** The steps of the guided reading (identifier, title, section), of which none is on show. */
export interface GuideList {
  steps: [string, string, string][];
  at?: null;
}

/**
 * The steps of the guided reading, and what is said at the one on show. Text that names a
 * statement is a pair of title and identifier. `tries` are the changes that its question invites
 * to, `source` takes them back; `own` counts the reader's other changes.
 */
export interface GuideStep {
  steps: [string, string, string][];
  at: string;
  section: string;
  text: (string | [string, string])[];
  question: (string | [string, string])[];
  shows: string[];
  tries: StanceChange[];
  source: NewStance[];
  tried: boolean;
  own: number;
  answer: (string | [string, string])[];
}

/** How some changes came to what they reached: identifiers of statements. */
export interface TraceOnMap {
  changes: string[];
  reached: string[];
  statements: string[];
}

/** The traces of the scenario, from the source's own verdicts to the conclusions. */
export interface Traces {
  all: TraceOnMap[];
}

/** Which excerpt the map shows; `section` is the one that the page offers to show. */
export interface MapExcerpt {
  kind: Kind;
  of: string;
  steps: number;
  unfolded: boolean;
  section: string;
}

/** A saved scenario, as it stands in a file: a note about it, and identifiers by stance. */
export interface Scenario {
  name: string;
  note: string;
  granted: string[];
  open: string[];
  denied: string[];
}

/**
 * The scenarios that the reader saved; the name of the one on show ("" for none), and whether
 * it is `changed` since it was saved.
 */
export interface SavedScenarios {
  scenarios: Scenario[];
  name: string;
  changed: boolean;
}

/** A choice of the export menu: values with their words. */
export interface ExportOption {
  name: "paper" | "part";
  label: string;
  choices: [string, string][];
}

/** Kinds of file (name, ending, what it is) and the options that they take. */
export interface ExportGroup {
  title: string;
  options: ExportOption[];
  kinds: [ExportKind, string, string][];
}

/** The last message asked for no file. */
export interface NoFile {
  number?: null;
}

/** A file, its content in base64. */
export interface MadeFile {
  name: string;
  media: string;
  content: string;
}

/** A file to save; `number` is that of the message that asked for it. */
export interface ExportedFile {
  name: string;
  media: string;
  content: string;
  number: number;
}

/** A passage in the reader's copy. */
export interface FoundPassage {
  paragraph: string;
  phrase: string;
  status: PassageStatus;
  page: number | null;
  before: string;
  text: string;
  after: string;
}

/** Which passages the reader's copy holds; `doubtful` are identifier, paragraph and status. */
export interface CopyReport {
  name: string;
  of: number;
  counts: Record<PassageStatus, number>;
  notes: string[];
  doubtful: [string, string, PassageStatus][];
  more: number;
}

/**
 * How far the reader's own copy is; `got` bytes of one on its way have come, `part` go in a
 * message, `most` in all.
 */
export interface OwnCopyState {
  wanted: boolean;
  doing: string;
  trouble: string;
  turn: number;
  got: number;
  part: number;
  most: number;
  keeps: boolean;
  report: CopyReport | null;
  passages: FoundPassage[];
}

/** What the page shows of a reading: its map, and all about it. */
export interface ReadingView {
  boxes: Record<string, Box>;
  steps: Record<string, Step>;
  edges: Record<string, Edge>;
  extent: Extent;
  tiles: Record<string, Tile>;
  bundles: Record<string, Bundle>;
  page: Page;
  strip: Strip;
  change: Change | NoChange;
  semantics: Record<Semantics, SemanticsChoice>;
  texts: Record<string, Text>;
  verdicts: Record<string, StatementVerdict>;
  ranks: Record<string, ObjectionRank>;
  navigator: Navigator;
  branches: Record<string, Branch[]>;
  inferences: Record<string, StepOutline>;
  passages: Record<string, StepVerdict>;
  card: Card | NoCard;
  hangs: Hangs | HangsPending | NoHangs;
  layout: LayoutProgress | NoLayout;
  guide: GuideStep | GuideList;
  traces: Traces;
  map: MapExcerpt;
}

/** What the page shows of what the reader has made or brought. */
export interface OwnView {
  saved: SavedScenarios;
  exports: Record<string, ExportGroup>;
  file: ExportedFile | NoFile;
  copy: OwnCopyState;
}

/** All that the page shows. */
export interface View {
  boxes: Record<string, Box>;
  steps: Record<string, Step>;
  edges: Record<string, Edge>;
  extent: Extent;
  tiles: Record<string, Tile>;
  bundles: Record<string, Bundle>;
  page: Page;
  strip: Strip;
  change: Change | NoChange;
  semantics: Record<Semantics, SemanticsChoice>;
  texts: Record<string, Text>;
  verdicts: Record<string, StatementVerdict>;
  ranks: Record<string, ObjectionRank>;
  navigator: Navigator;
  branches: Record<string, Branch[]>;
  inferences: Record<string, StepOutline>;
  passages: Record<string, StepVerdict>;
  card: Card | NoCard;
  hangs: Hangs | HangsPending | NoHangs;
  layout: LayoutProgress | NoLayout;
  guide: GuideStep | GuideList;
  traces: Traces;
  map: MapExcerpt;
  saved: SavedScenarios;
  exports: Record<string, ExportGroup>;
  file: ExportedFile | NoFile;
  copy: OwnCopyState;
}

/**
 * What the page gets: the version of the view, the client and number of the last message that
 * was received, and the whole view.
 */
export interface FullAnswer {
  version: string;
  client: string;
  received: number;
  full: View;
}

/** The same, with what changed since the version `base`: section, then key; None is gone. */
export interface PatchAnswer {
  version: string;
  client: string;
  received: number;
  base: string;
  patch: Patch;
}
