declare module "idiomorph" {
  export interface Options {
    readonly morphStyle?: "innerHTML" | "outerHTML";
    readonly ignoreActiveValue?: boolean;
    readonly callbacks?: {
      readonly beforeNodeMorphed?: (before: Node, after: Node) => boolean;
      readonly beforeNodeRemoved?: (before: Node) => boolean;
      readonly beforeAttributeUpdated?: (name: string, node: Element, kind: "update" | "remove") => boolean;
    };
  }
  export const Idiomorph: { morph(before: Element, after: Element | string, options?: Options): void };
}
