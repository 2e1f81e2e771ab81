// What we use of lunr 2.3.9, its builder's inner parts included: the package has no types of its own.
declare module "lunr" {
  namespace lunr {
    type Documents = Record<string, Record<string, string[]>>;
    type Posting = { _index: number } & { [field: string]: number | Documents };

    interface Clause {
      term: string;
      boost?: number;
      presence?: number;
      usePipeline?: boolean;
    }

    interface Query {
      clause(clause: Clause): Query;
    }

    interface Result {
      ref: string;
      score: number;
      matchData: { metadata: Record<string, unknown> };
    }

    /** lunr's set of the names of documents. */
    interface Refs {
      contains(ref: string): boolean;
      union(other: Refs): Refs;
      intersect(other: Refs): Refs;
    }

    /** All that `Index.query` asks of a vector: numbers of terms and their scores, one after the other. */
    interface Vector {
      readonly elements: number[];
    }

    /** All that `Index.query` asks of a pipeline. */
    interface Expander {
      runString(term: string, metadata?: object): string[];
    }

    interface Parts {
      invertedIndex: Record<string, Posting>;
      fieldVectors: Record<string, Vector>;
      tokenSet: object;
      fields: string[];
      pipeline: Expander;
    }

    class Index {
      constructor(parts: Parts);
      static load(serialized: object): Index;
      pipeline: Expander;
      query(fill: (query: Query) => void): Result[];
    }

    class Builder {
      invertedIndex: Record<string, Posting>;
      fieldTermFrequencies: Record<string, Record<string, number>>;
      fieldLengths: Record<string, number>;
      averageFieldLength: Record<string, number>;
      documentCount: number;
      termIndex: number;
      fieldVectors: Record<string, object>;
      _documents: Record<string, { boost?: number }>;
      ref(name: string): void;
      field(name: string, attributes?: { boost?: number }): void;
      b(value: number): void;
      k1(value: number): void;
      add(document: Record<string, string | string[]>): void;
      createFieldVectors(): void;
      build(): Index;
    }

    let Pipeline: new () => object;
    let TokenSet: { fromClause(clause: Clause): string };
    let MatchData: new () => { add(): void; combine(): void };
    let Set: { new (refs?: readonly string[]): Refs; empty: Refs; complete: Refs };
    const Query: { presence: { OPTIONAL: number; REQUIRED: number; PROHIBITED: number } };
  }

  export default lunr;
}

// The whole of it, for tests: "lunr" is the parts that build.mjs takes.
declare module "lunr/lunr.js" {
  import lunr from "lunr";
  export default lunr;
}

declare module "lunr-languages/lunr.stemmer.support.js" {
  import type lunr from "lunr";
  export default function support(to: typeof lunr): void;
}

declare module "lunr-languages/lunr.es.js" {
  import type lunr from "lunr";
  export default function spanish(to: typeof lunr): void;
}
