namespace EvalKit.Models;

/// <summary>A call that waits to be handed in, or whose batch is open. Its request lies in the spool.</summary>
internal sealed class WantedCall(ResponseKey key, IBatchedClient client, CallSettings settings, CallSize size, long offset, int requestLength, int bodyLength) : IStoredRequest
{
    public ResponseKey Key => key;

    public IBatchedClient Client => client;

    public CallSettings Settings => settings;

    public CallSize Size => size;

    public long Offset => offset;

    public int RequestLength => requestLength;

    public int BodyLength => bodyLength;

    /// <summary>US dollars set aside for it.</summary>
    public decimal Reserved { get; set; }

    public required ModelIdentity Model { get; init; }

    /// <summary>Read from the spool before the answer is stored.</summary>
    public ReadOnlyMemory<byte> CanonicalJson { get; set; }
}
