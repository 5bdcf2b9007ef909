namespace EvalKit.Models.Embedded;

/// <summary>Options of the k-nearest-neighbour classifier.</summary>
/// <param name="K">Neighbours that vote, at least 1. <value>The default value is 5.</value></param>
public sealed record KnnOptions(int K = 5);
