import { Badge } from '../../parts/badge.js';
import type { SimulatorState } from './simulator-state.js';

/** The newest tickets. */
export function TicketTable({ tickets }: { readonly tickets: SimulatorState['tickets'] }) {
  const newest = [...tickets].sort((a, b) => b.modified - a.modified).slice(0, 50);
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Id</th>
            <th scope="col">Subject</th>
            <th scope="col">Requester</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {newest.map(({ id, subject, requester, status }) => (
            <tr key={id}>
              <th scope="row">
                <code>{id}</code>
              </th>
              <td>{subject}</td>
              <td>{requester.name ?? requester.mail}</td>
              <td>
                <Badge kind={status === 'open' ? 'info' : 'quiet'} text={status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
