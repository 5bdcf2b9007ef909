namespace EvalKit.Models;

/// <summary>The requests of one batch, written out when they are sent: each time anew, so that sending can be tried again.</summary>
internal sealed class BatchDraft(string name, BatchForm form, IReadOnlyList<WantedCall> calls, BatchSpool spool)
{
    /// <summary>The name under which it can be found again.</summary>
    public string Name => name;

    public IReadOnlyList<WantedCall> Calls => calls;

    public long Length => form.Frame + calls.Sum(call => (long)form.LengthOf(call.BodyLength)) - form.Separator.Length;

    public async Task WriteToAsync(Stream stream, CancellationToken cancellationToken)
    {
        for (var i = 0; i < calls.Count; i++)
        {
            var call = calls[i];
            var body = spool.Read(call.Offset + call.RequestLength, call.BodyLength);
            await stream.WriteAsync(form.Write(call.Key, body, i == 0), cancellationToken).ConfigureAwait(false);
        }

        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(form.Tail), cancellationToken).ConfigureAwait(false);
    }
}
