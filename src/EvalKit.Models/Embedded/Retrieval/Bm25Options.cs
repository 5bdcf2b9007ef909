namespace EvalKit.Models.Embedded;

/// <summary>Options of the BM25 retriever.</summary>
/// <param name="Top">Documents returned at most, at least 1. <value>The default value is 10.</value></param>
/// <param name="K1">Saturation of the term frequency, at least 0. <value>The default value is 1.2.</value></param>
/// <param name="B">Normalisation by document length, in [0, 1]. <value>The default value is 0.75.</value></param>
public sealed record Bm25Options(int Top = 10, double K1 = 1.2, double B = 0.75);
