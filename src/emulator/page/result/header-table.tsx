/** The headers of a message, folded. */
export function HeaderTable({ headers }: { readonly headers: Readonly<Record<string, string>> }) {
  const rows = Object.entries(headers);
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{rows.length === 1 ? '1 header' : `${rows.length} headers`}</summary>
      <table class="headers">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
