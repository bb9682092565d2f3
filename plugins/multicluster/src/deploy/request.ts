import { JsonObject, JsonValue } from '@backstage/types';
import { DeployPreviewRequest } from '@multicluster/backstage-plugin-multicluster-common';

/**
 * A request as a template's author writes it: `${{ parameters.x }}` stands for the field `x` of the form, as in steps.
 *
 * @public
 */
export type RequestSketch = JsonObject;

export type BuiltRequest = {
  /** Undefined while something is missing or cannot be read. */
  request?: DeployPreviewRequest;
  /** Fields of the form that are not filled in yet. */
  missing: string[];
  /** Sentences about the template itself. */
  problems: string[];
};

const expression = /\$\{\{([^}]*)\}\}/g;
const whole = /^\s*\$\{\{([^}]*)\}\}\s*$/;
const reference = /^\s*parameters\.([\w-]+(?:\.[\w-]+)*)\s*$/;

/** Fields without which nothing can be asked; the others may as well be empty. */
const needed = ['app', 'namespace', 'entityRef', 'source', 'targets'];

/** Of a source, which is needed itself, these may be empty: without a version, the newest is meant. */
const optional = ['version', 'valueFiles', 'folders', 'substitute'];

type Reading = {
  formData: JsonObject;
  missing: Set<string>;
  problems: string[];
};

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlank(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function lookUp(inner: string, reading: Reading): JsonValue | undefined {
  const found = reference.exec(inner);
  if (!found) {
    reading.problems.push(
      `The form cannot read '\${{${inner}}}': in 'ui:options' only plain references are known, as '\${{ parameters.name }}'.`,
    );
    return undefined;
  }
  let value: JsonValue | undefined = reading.formData;
  for (const key of found[1].split('.')) {
    value =
      isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  if (isBlank(value)) {
    reading.missing.add(found[1]);
  }
  return value;
}

function fill(value: JsonValue, reading: Reading): JsonValue | undefined {
  if (typeof value === 'string') {
    const alone = whole.exec(value);
    return alone
      ? lookUp(alone[1], reading)
      : value.replace(expression, (_, inner) => {
          const found = lookUp(inner, reading);
          return isBlank(found) ? '' : String(found);
        });
  }
  if (Array.isArray(value)) {
    return value.map(one => fill(one, reading) ?? '');
  }
  return isObject(value) ? fillObject(value, reading) : value;
}

function fillObject(object: JsonObject, reading: Reading): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => {
      const missing = optional.includes(key) ? new Set<string>() : undefined;
      const part = missing ? { ...reading, missing } : reading;
      const filled = value === undefined ? undefined : fill(value, part);
      return isBlank(filled) ? [] : [[key, filled]];
    }),
  );
}

/**
 * The request that a form comes to now. A field that only stands in an optional part, as `values`, may be empty; one of the needed parts
 * may not, and is named.
 */
export function buildRequest(options: {
  sketch: RequestSketch;
  formData: JsonObject;
  /** Of the template whose form it is; for `templateFiles`. */
  templateRef?: string;
}): BuiltRequest {
  const { sketch, formData, templateRef } = options;
  const missing = new Set<string>();
  const problems: string[] = [];
  const request: JsonObject = {};
  for (const [key, value] of Object.entries(sketch)) {
    const reading = {
      formData,
      missing: needed.includes(key) ? missing : new Set<string>(),
      problems,
    };
    const filled = value === undefined ? undefined : fill(value, reading);
    if (!isBlank(filled)) {
      request[key] = filled;
    }
  }
  for (const key of needed) {
    if (sketch[key] === undefined) {
      problems.push(`'ui:options.request' lacks '${key}'.`);
    }
  }
  const { templateFiles } = request;
  if (isObject(templateFiles) && !templateFiles.templateRef) {
    if (templateRef) {
      request.templateFiles = { ...templateFiles, templateRef };
    } else {
      problems.push(
        "The template is not known from the address of this page; give 'templateFiles.templateRef'.",
      );
    }
  }
  return {
    missing: [...missing],
    problems,
    request:
      missing.size || problems.length
        ? undefined
        : (request as unknown as DeployPreviewRequest),
  };
}
