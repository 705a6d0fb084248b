/** A whole script for the examples of the rules: the lines given stand in `ExecuteAsync`. */
export function exampleScript(...lines: readonly string[]): string {
  return `public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
${lines.map((line) => `        ${line}\n`).join('')}        return await this.Context.SendAsync(this.Context.Request, this.CancellationToken).ConfigureAwait(false);
    }
}
`;
}
