namespace EvalKit.Models.Embedded;

/// <summary>Options of the hashed-n-gram retriever.</summary>
/// <param name="Top">Documents returned at most, at least 1. <value>The default value is 10.</value></param>
/// <param name="Dimensions">
/// Buckets that the features are hashed into, at least 1. Fewer buckets mean more collisions. <value>The default value is 65,536.</value>
/// </param>
public sealed record HashedNgramOptions(int Top = 10, int Dimensions = 65_536);
