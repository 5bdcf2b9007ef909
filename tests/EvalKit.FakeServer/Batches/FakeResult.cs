namespace EvalKit.Fakes.Batches;

/// <summary>What became of one request of a batch.</summary>
internal sealed record FakeResult(string CustomId, FakeResultKind Kind, int Status, byte[] Body);
