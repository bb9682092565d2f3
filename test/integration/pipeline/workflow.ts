/** What GitHub's own parser makes of a workflow. */
export type ParsedWorkflow = {
  errors: string[];
  /** Ids of the jobs, in order. */
  jobs: string[];
  /** Every expression that would be evaluated, without the texts in it: sorted, each once. */
  expressions: string[];
};

export async function parseGithubWorkflow(
  content: string,
): Promise<ParsedWorkflow> {
  // Both are ES modules only, and tests are not.
  const parser = await import('@actions/workflow-parser');
  const { TemplateToken } = await import(
    '@actions/workflow-parser/templates/tokens/template-token'
  );
  const { context, value } = parser.parseWorkflow(
    { name: '.github/workflows/app.yaml', content },
    new parser.NoOperationTraceWriter(),
  );
  const messages = () =>
    context.errors.getErrors().map(({ message }) => message);
  if (!value || messages().length > 0) {
    return { errors: messages(), jobs: [], expressions: [] };
  }
  const { jobs } = await parser.convertWorkflowTemplate(context, value);
  const expressions = [...TemplateToken.traverse(value)].flatMap(([, token]) =>
    parser.isBasicExpression(token) ? [withoutTexts(token.expression)] : [],
  );
  return {
    errors: messages(),
    jobs: jobs.map(({ id }) => String(id)),
    expressions: [...new Set(expressions)].sort(),
  };
}

function withoutTexts(expression: string): string {
  return expression.replace(/'([^']|'')*'/g, "''");
}
