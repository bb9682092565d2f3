import { Resource } from '../resources/types';
import { FieldValue, fieldsOf, shortenImages } from './compareFields';
import { ResourceSet } from './ResourceSet';
import { ComparedField, Comparison } from './types';

/** Fewer clusters have no majority to be apart from. */
const FEWEST_FOR_ODD = 3;

/**
 * Compares one row's objects, one per cluster, field by field.
 *
 * @param options - `resources`: the row's objects, in the order of the columns; `related`: the entity's objects, among which the
 *   ConfigMaps and autoscalers of the row's workloads are looked up
 * @public
 */
export function compareRow(options: {
  resources: readonly Resource[];
  related: Iterable<Resource>;
}): Comparison {
  return compareResources(options.resources, ResourceSet.of(options.related));
}

/** As `compareRow`, for who has the set already. */
export function compareResources(
  resources: readonly Resource[],
  related: ResourceSet,
): Comparison {
  const clusters = resources.map(({ cluster }) => cluster);
  const values = resources.map(resource => fieldsOf(resource, related));
  const names = new Set(values.flatMap(each => [...each.keys()]));
  const compared = [...names].map(name => ({
    field: compareField(name, clusters, values),
    isTemplate: values.some(each => each.get(name)?.template),
  }));
  const fields = withoutEcho(compared);
  return { sentence: sentenceOf(clusters, fields), clusters, fields };
}

/** The hash of the whole template tells something only where no part of it that is shown differs. */
function withoutEcho(
  compared: { field: ComparedField; isTemplate: boolean }[],
): ComparedField[] {
  const partDiffers = compared.some(
    ({ field, isTemplate }) =>
      isTemplate && field.field !== 'pod template' && field.verdict !== 'equal',
  );
  return compared
    .map(({ field }) => field)
    .filter(({ field }) => field !== 'pod template' || !partDiffers);
}

function compareField(
  field: string,
  clusters: readonly string[],
  values: readonly Map<string, FieldValue>[],
): ComparedField {
  const found = values.map(each => each.get(field));
  const written = found.map(each => each?.text);
  const texts =
    field === 'image' || field.startsWith('image ')
      ? shortenImages(written)
      : written;
  const own = found.some(each => each?.own) || namesItsPlace(written, clusters);
  return {
    field,
    values: Object.fromEntries(clusters.map((name, at) => [name, texts[at]])),
    ...judge(clusters, texts, own),
  };
}

/** `configMap/app-east:LEVEL` on east, `configMap/app-west:LEVEL` on west: the same thing, said of each cluster. */
function namesItsPlace(
  texts: readonly (string | undefined)[],
  clusters: readonly string[],
): boolean {
  const withoutOwn = texts.map((text, at) =>
    text?.split(clusters[at]).join('*'),
  );
  return new Set(texts).size > 1 && new Set(withoutOwn).size === 1;
}

function judge(
  clusters: readonly string[],
  texts: readonly (string | undefined)[],
  own: boolean,
): Pick<ComparedField, 'verdict' | 'odd'> {
  const counts = new Map<string | undefined, number>();
  for (const text of texts) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (counts.size <= 1) {
    return { verdict: 'equal', odd: [] };
  }
  if (own) {
    return { verdict: 'own', odd: [] };
  }
  for (const [value, count] of counts) {
    if (clusters.length >= FEWEST_FOR_ODD && count * 2 > clusters.length) {
      const odd = clusters.filter((_, at) => texts[at] !== value);
      return { verdict: 'odd', odd };
    }
  }
  return { verdict: 'differs', odd: [] };
}

function sentenceOf(
  clusters: readonly string[],
  fields: readonly ComparedField[],
): string {
  if (clusters.length < 2) {
    return clusters.length === 1 ? `Only on ${clusters[0]}.` : 'On no cluster.';
  }
  const counts = new Map<string, number>();
  for (const cluster of fields.flatMap(({ odd }) => odd)) {
    counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  const odd = [...counts].sort((a, b) => b[1] - a[1]);
  if (odd.length > 0) {
    return oddSentence(odd, clusters.length);
  }
  const differing = fields.filter(
    ({ verdict }) => verdict === 'differs',
  ).length;
  const all =
    clusters.length === 2
      ? `${clusters[0]} and ${clusters[1]}`
      : `The ${clusters.length} clusters`;
  return differing > 0
    ? `${all} differ in ${countOf(differing)}.`
    : `${all} are alike.`;
}

function oddSentence(odd: [string, number][], total: number): string {
  const [[cluster, count], ...rest] = odd;
  if (rest.length === 0) {
    const others = total === 3 ? 'two' : `${total - 1}`;
    return `${cluster} differs from the other ${others} in ${countOf(count)}.`;
  }
  const more = rest.map(([name, fields]) => `${name} in ${fields}`);
  return `${cluster} differs from most in ${countOf(count)}, ${more.join(
    ', ',
  )}.`;
}

function countOf(fields: number): string {
  return `${fields} ${fields === 1 ? 'field' : 'fields'}`;
}
