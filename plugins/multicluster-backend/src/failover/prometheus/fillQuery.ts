/** What a query may leave open, by name. */
export type QueryFills = {
  cluster: string;
  namespace: string;
  service: string;
  /** As `45s`. */
  window: string;
};

const OPEN = /\$(cluster|namespace|service|window)\b/g;

/** What a query leaves open, each once. */
export function openIn(query: string): (keyof QueryFills)[] {
  const names = [...query.matchAll(OPEN)].map(([, name]) => name);
  return [...new Set(names as (keyof QueryFills)[])];
}

/** All at once, so that what was filled in is not looked through again; what is missing is left empty. */
export function fillQuery(query: string, fills: Partial<QueryFills>): string {
  return query.replace(OPEN, (_, name: keyof QueryFills) =>
    escape(fills[name] ?? ''),
  );
}

/** For between the double quotes of a string of PromQL, which has the escapes of Go; those of JSON are among them. */
function escape(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
