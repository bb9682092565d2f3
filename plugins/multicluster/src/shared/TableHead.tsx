/** The head of a table that has one heading per column. */
export function TableHead(props: { headings: readonly string[] }) {
  return (
    <thead>
      <tr>
        {props.headings.map(heading => (
          <th key={heading} scope="col">
            {heading}
          </th>
        ))}
      </tr>
    </thead>
  );
}
