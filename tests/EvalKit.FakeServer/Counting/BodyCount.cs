namespace EvalKit.Fakes.Counting;

internal sealed class BodyCount
{
    public int Requested { get; set; }

    public bool Answered { get; set; }
}
