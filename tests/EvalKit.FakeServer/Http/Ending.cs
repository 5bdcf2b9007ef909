namespace EvalKit.Fakes.Http;

/// <summary>What happens to the connection once the bytes of a reply are out.</summary>
internal enum Ending
{
    KeepAlive,
    Close,
    Reset,
    Stall,
}
