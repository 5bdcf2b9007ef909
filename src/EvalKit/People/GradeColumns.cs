namespace EvalKit.People;

/// <summary>The columns of a sheet as a spreadsheet that are read back; whatever else stands in it is for the rater.</summary>
public static class GradeColumns
{
    /// <summary>The seal of the sheet's key.</summary>
    public const string Page = "page";

    /// <summary>Stands before the seal, so that a spreadsheet does not take sixteen digits for a number and round them.</summary>
    public const string SealMark = "seal ";

    /// <summary>The question's name on the sheet.</summary>
    public const string Question = "question";

    /// <summary><c>pass</c> or <c>fail</c>, a number, or of comparisons the answers' numbers from the best to the worst (<c>2&gt;1=3</c>); <c>?</c> for what cannot be told.</summary>
    public const string Grade = "grade";

    /// <summary>What the rater writes beside the grade.</summary>
    public const string Comment = "comment";

    /// <summary>Who judges.</summary>
    public const string Rater = "rater";
}
